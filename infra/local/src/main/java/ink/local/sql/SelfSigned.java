package ink.local.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate of a local Trino, made by the JDK's keytool on first use, for the loopback
 * address only. Tokens must not cross a wire in the clear, and the JDBC driver sends none without
 * TLS.
 *
 * @param folder of {@code tls.p12} and {@code tls.pem}
 */
public record SelfSigned(Path folder) {
  private static final String DAYS = "3650";

  /** PKCS 12, key and certificate. */
  public Path keyStore() {
    return folder.resolve("tls.p12");
  }

  /** PEM, for whoever connects. */
  public Path certificate() {
    return folder.resolve("tls.pem");
  }

  /**
   * Makes it on first use.
   *
   * @param jdk whose keytool makes it
   * @param password of the key store
   */
  public void makeUnlessThere(Path jdk, String password) throws IOException, InterruptedException {
    if (Files.exists(certificate())) {
      return;
    }
    Files.createDirectories(folder);
    Files.deleteIfExists(keyStore());
    keytool(
        jdk,
        password,
        "-genkeypair -alias trino -keyalg EC -groupname secp256r1 -dname CN=localhost"
            + " -ext san=ip:127.0.0.1,dns:localhost -storetype PKCS12 -validity "
            + DAYS);
    keytool(jdk, password, "-exportcert -rfc -alias trino -file " + certificate().getFileName());
  }

  /** The password goes by the environment: a command line is for all to read. */
  private void keytool(Path jdk, String password, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(
        List.of(
            "-keystore", keyStore().getFileName().toString(), "-storepass:env", "INK_STOREPASS"));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("INK_STOREPASS", password);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool made no certificate: " + said.strip());
    }
  }

  /** What trusts this certificate and no other. */
  public SSLContext trust() throws IOException {
    try (InputStream pem = Files.newInputStream(certificate())) {
      Certificate trusted = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("trino", trusted);
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate() + " is no certificate; delete it and start again", e);
    }
  }
}

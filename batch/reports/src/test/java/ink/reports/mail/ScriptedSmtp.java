package ink.reports.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that misbehaves as it is told to: on a socket, in RFC 5321's words. */
final class ScriptedSmtp implements AutoCloseable {
  /** Recipients of mails that came whole, whether or not it said that it took them. */
  final List<String> came = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;
  private final Map<String, String> script;

  /**
   * A server.
   *
   * @param script answers by a command or a recipient: {@code RCPT someone@x} or {@code DATA-END};
   *     an empty answer hangs up instead
   */
  ScriptedSmtp(Map<String, String> script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client hung up, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    say(client, "220 scripted");
    String recipient = "";
    for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
      String command =
          line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
      String key = command;
      String usual = "250 ok";
      if (command.equals("RCPT")) {
        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        key = "RCPT " + recipient;
      } else if (command.equals("DATA")) {
        say(client, "354 go on");
        while (!".".equals(in.readLine())) {
          // the mail
        }
        came.add(recipient);
        key = "DATA-END";
      } else if (command.equals("QUIT")) {
        usual = "221 bye";
      }
      String answer = script.getOrDefault(key, usual);
      if (answer.isEmpty()) {
        return;
      }
      say(client, answer);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

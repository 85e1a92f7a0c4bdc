package ink.bookings.acuity;

import ink.intake.config.Env;
import ink.intake.config.InvalidEnvException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where appointments may be fetched from. The address stands in a row that a studio can write, so
 * it must not lead us to a machine of our own (OWASP API7): it is Acuity over https, or a host and
 * port that the operator named.
 *
 * @param allowed host:port
 */
public record AcuityHosts(Set<String> allowed) {
  private static final String ACUITY = "acuityscheduling.com";
  private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.-]+:[0-9]{1,5}");

  public AcuityHosts {
    allowed = Set.copyOf(allowed);
  }

  public static AcuityHosts from(Env env) {
    Set<String> allowed = new LinkedHashSet<>();
    for (String host : env.text("INK_ACUITY_ALLOWED_HOSTS", "").split(",", -1)) {
      if (!host.isBlank()) {
        if (!HOST_AND_PORT.matcher(host.strip()).matches()) {
          throw new InvalidEnvException(
              "INK_ACUITY_ALLOWED_HOSTS has \"" + host + "\"; it must be host:port");
        }
        allowed.add(host.strip());
      }
    }
    return new AcuityHosts(allowed);
  }

  /** Whether this is an address that we may call. */
  public boolean allow(URI address) {
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      return false;
    }
    boolean https = "https".equals(address.getScheme());
    if (https && ACUITY.equals(address.getHost())) {
      return address.getPort() == -1 || address.getPort() == 443;
    }
    return (https || "http".equals(address.getScheme()))
        && allowed.contains(address.getHost() + ":" + address.getPort());
  }
}

package ink.local.sql;

/**
 * Trino's main, run on its class path and not on ours: its own has not been published. Reflection,
 * since no build of ours sees Trino.
 */
final class TrinoEntry {
  private TrinoEntry() {}

  /**
   * @param args the version that Trino tells its clients
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Class<?> server = Class.forName("io.trino.server.Server");
    server.getMethod("start", String.class).invoke(server.getConstructor().newInstance(), args[0]);
  }
}

package ink.neighbours.testing;

/**
 * Whether the tests' PostgreSQL and Kafka run embedded (the default) or in containers ({@code
 * -Dink.stack=containers}, where a Docker engine is present). Said once, so that a log tells.
 */
final class Stack {
  static final boolean CONTAINERS = "containers".equals(System.getProperty("ink.stack"));

  static {
    System.out.println(
        "integration tests run on "
            + (CONTAINERS ? "containers (Testcontainers)" : "embedded PostgreSQL and Kafka"));
  }

  private Stack() {}

  /** The main class that starts a neighbour on the chosen stack. */
  static String mainOf(String neighbour) {
    return "ink.neighbours." + (CONTAINERS ? "containers.Container" : "") + neighbour;
  }
}

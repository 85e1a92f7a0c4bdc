package ink.reports;

import java.util.Map;

/** Reading of environment variables. */
final class Environment {
  private Environment() {}

  /**
   * The variable's value.
   *
   * @param why ends the sentence that begins with the variable's name
   * @throws IllegalArgumentException when it is not set
   */
  static String required(Map<String, String> env, String name, String why) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set; " + why);
    }
    return value;
  }
}

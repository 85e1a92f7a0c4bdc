package ink.reports;

/**
 * A neighbour that a report needs does not answer: the lake's catalog, its files, the database of
 * reports or the store of pages. The report that was published before stays in place.
 */
public final class NeighbourUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NeighbourUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

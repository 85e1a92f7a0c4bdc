package ink.reports;

import java.util.List;
import java.util.stream.Stream;

/** A report: what it reads, and what it makes of that. */
public interface Report {
  /** As typed on the command line and as in {@code report_runs}, e.g. {@code trends}. */
  String name();

  /** What it tells, for {@code --help}: a few words. */
  String about();

  /** The facts that it reads. */
  List<Input> inputs();

  /**
   * Asks the lake. A report about everyone is one edition; one about each studio or artist gives
   * them one after the other, each built when it is taken, so that they need not fit into memory
   * together. The same facts in the same period give the same bytes.
   */
  Stream<Edition> build(PinnedLake lake, Period period);
}

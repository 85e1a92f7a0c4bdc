package ink.reports;

import java.util.List;

/** A report: what it reads, and what it makes of that. */
public interface Report {
  /** As typed on the command line and as in {@code report_runs}, e.g. {@code trends}. */
  String name();

  /** The facts that it reads. */
  List<Input> inputs();

  /** Asks the lake. The same facts in the same period give the same bytes. */
  Edition build(PinnedLake lake, Period period);
}

package ink.intake.testing;

import ink.events.Stream;
import ink.intake.kafka.Facts;
import ink.intake.kafka.FactsNotWrittenException;
import ink.intake.kafka.Outgoing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Keeps facts in memory, or refuses them while it is told to. */
public final class RememberedFacts implements Facts {
  private final List<Outgoing<?>> kept = new ArrayList<>();
  private boolean away;

  public void away(boolean isAway) {
    away = isAway;
  }

  @Override
  public void write(List<? extends Outgoing<?>> facts) throws FactsNotWrittenException {
    if (away) {
      throw new FactsNotWrittenException("away", new IOException("no broker"));
    }
    kept.addAll(facts);
  }

  public List<Outgoing<?>> all() {
    return kept;
  }

  public <T extends SpecificRecord> List<T> of(Stream<T> stream) {
    return kept.stream()
        .filter(one -> one.stream() == stream)
        .map(one -> stream.type().cast(one.fact()))
        .toList();
  }
}

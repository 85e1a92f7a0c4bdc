package ink.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The versions of a fact's schema that have been in production, {@code released/NAME/1.avsc}
 * onwards. A released file is never edited: facts written with it rest in Kafka and must stay
 * readable.
 */
final class ReleasedSchemas {
  private ReleasedSchemas() {}

  static List<Schema> of(String name) {
    List<Schema> schemas = new ArrayList<>();
    for (int version = 1; ; version++) {
      try (InputStream in =
          ReleasedSchemas.class.getResourceAsStream(
              "/released/" + name + "/" + version + ".avsc")) {
        if (in == null) {
          return schemas;
        }
        schemas.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package ink.events;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of fact on its way. Everything here follows from the fact's Avro schema: the topic and
 * the table from its name, key, event time, retention and owner from its properties, the columns
 * with personal data from the fields' {@code personal} property.
 *
 * <p>On the wire a fact is an Avro <a
 * href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">single
 * object</a>: two marker bytes, the schema's 8-byte fingerprint, the body. A reader so finds the
 * writer's schema among the released ones without asking a registry.
 */
public final class Stream<T extends SpecificRecord> {
  private final Class<T> type;
  private final Schema schema;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;
  private final int key;
  private final int eventTime;
  private final List<Schema> released;
  private final String topic;

  Stream(Class<T> type) {
    this.type = type;
    SpecificData data = new SpecificData(type.getClassLoader());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    this.schema = data.getSchema(type);
    this.encoder = new BinaryMessageEncoder<>(data, schema);
    this.decoder = new BinaryMessageDecoder<>(data, schema);
    this.released = ReleasedSchemas.of(schema.getName());
    released.forEach(decoder::addSchema);
    this.key = position("key");
    this.eventTime = position("event-time");
    this.topic = words(".") + ".v1";
  }

  private int position(String property) {
    Schema.Field field = schema.getField(schema.getProp(property));
    if (field == null) {
      throw new IllegalStateException(schema.getName() + " needs a \"" + property + "\" field");
    }
    return field.pos();
  }

  /** The class of the fact. */
  public Class<T> type() {
    return type;
  }

  /** The newest schema. */
  public Schema schema() {
    return schema;
  }

  /** {@code GenerationRequested} travels on {@code generation.requested.v1}. */
  public String topic() {
    return topic;
  }

  /** {@code GenerationRequested} rests in {@code generation_requested}. */
  public String table() {
    return words("_");
  }

  private String words(String separator) {
    return schema
        .getName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", separator)
        .toLowerCase(Locale.ROOT);
  }

  /** Name of the column that holds the Kafka key. */
  public String keyColumn() {
    return schema.getFields().get(key).name();
  }

  /** Name of the column that holds the event time. */
  public String eventTimeColumn() {
    return schema.getFields().get(eventTime).name();
  }

  /** How long Kafka keeps the fact; the lake keeps it for ever. */
  public Duration retention() {
    return Duration.ofDays(Period.parse(schema.getProp("retention")).getDays());
  }

  /** Whether the fact is a figure that is taken every second, and not something that happened. */
  public boolean isMeasurement() {
    return "measurement".equals(schema.getProp("kind"));
  }

  /** The folder whose program writes the fact. */
  public String owner() {
    return schema.getProp("owner");
  }

  /**
   * Columns with data about a person, and what kind of data: {@code pseudonym} and {@code
   * identifier} tell who it is, {@code free-text} and {@code raw} are what a person wrote, {@code
   * words} are single words of that, {@code name} is the one somebody works under.
   */
  public Map<String, String> personal() {
    return schema.getFields().stream()
        .filter(field -> field.getProp("personal") != null)
        .collect(
            Collectors.toUnmodifiableMap(Schema.Field::name, field -> field.getProp("personal")));
  }

  /** The Kafka key of a fact: what must stay in order. */
  public String key(T fact) {
    return fact.get(key).toString();
  }

  /** When the fact happened. */
  public Instant eventTime(T fact) {
    return (Instant) fact.get(eventTime);
  }

  /** The fact as it travels. */
  public byte[] encode(T fact) {
    try {
      ByteBuffer buffer = encoder.encode(fact);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (java.io.IOException | RuntimeException e) {
      throw new UnreadableFactException(
          "cannot write a " + schema.getName() + ": " + e.getMessage(), e);
    }
  }

  /** How many versions of the schema have been released; the newest has this number. */
  public int released() {
    return released.size();
  }

  /**
   * The fact as a program of an earlier release wrote it; what its schema does not have is left
   * out.
   *
   * @param version of the released schema, 1 to {@link #released()}
   */
  public byte[] encode(T fact, int version) {
    if (version == released.size()) {
      return encode(fact);
    }
    Schema older = released.get(version - 1);
    GenericData data = new GenericData();
    data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    GenericData.Record record = new GenericData.Record(older);
    for (Schema.Field field : older.getFields()) {
      record.put(field.pos(), fact.get(schema.getField(field.name()).pos()));
    }
    try {
      ByteBuffer buffer = new BinaryMessageEncoder<>(data, older).encode(record);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (java.io.IOException | RuntimeException e) {
      throw new UnreadableFactException(
          "cannot write a " + schema.getName() + " of version " + version + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * The fact that travelled.
   *
   * @throws UnreadableFactException when the bytes are no fact of this stream in any released
   *     version
   */
  public T decode(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (java.io.IOException | RuntimeException e) {
      throw new UnreadableFactException(
          "not a " + schema.getName() + " in any released version: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return topic();
  }
}

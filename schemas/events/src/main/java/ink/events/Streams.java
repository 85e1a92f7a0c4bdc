package ink.events;

import ink.facts.AppEventRecorded;
import ink.facts.ArtistChanged;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.DeadLetter;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.PaymentRecorded;
import ink.facts.QueueMeasured;
import ink.facts.StudioChanged;
import ink.facts.UsageRecorded;
import ink.facts.WebhookReceived;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/** The catalogue of streams. A new fact is an {@code .avsc} file and a line here. */
public final class Streams {
  public static final Stream<GenerationRequested> GENERATION_REQUESTED =
      new Stream<>(GenerationRequested.class);
  public static final Stream<GenerationCancelRequested> GENERATION_CANCEL_REQUESTED =
      new Stream<>(GenerationCancelRequested.class);
  public static final Stream<GenerationCompleted> GENERATION_COMPLETED =
      new Stream<>(GenerationCompleted.class);
  public static final Stream<GenerationFailed> GENERATION_FAILED =
      new Stream<>(GenerationFailed.class);
  public static final Stream<UsageRecorded> USAGE_RECORDED = new Stream<>(UsageRecorded.class);
  public static final Stream<DispatchMeasured> DISPATCH_MEASURED =
      new Stream<>(DispatchMeasured.class);
  public static final Stream<QueueMeasured> QUEUE_MEASURED = new Stream<>(QueueMeasured.class);
  public static final Stream<WebhookReceived> WEBHOOK_RECEIVED =
      new Stream<>(WebhookReceived.class);
  public static final Stream<BookingChanged> BOOKING_CHANGED = new Stream<>(BookingChanged.class);
  public static final Stream<BookingCorrelated> BOOKING_CORRELATED =
      new Stream<>(BookingCorrelated.class);
  public static final Stream<PaymentRecorded> PAYMENT_RECORDED =
      new Stream<>(PaymentRecorded.class);
  public static final Stream<StudioChanged> STUDIO_CHANGED = new Stream<>(StudioChanged.class);
  public static final Stream<ArtistChanged> ARTIST_CHANGED = new Stream<>(ArtistChanged.class);
  public static final Stream<AppEventRecorded> APP_EVENT_RECORDED =
      new Stream<>(AppEventRecorded.class);
  public static final Stream<DeadLetter> DEAD_LETTER = new Stream<>(DeadLetter.class);

  private static final List<Stream<?>> ALL =
      List.of(
          GENERATION_REQUESTED,
          GENERATION_CANCEL_REQUESTED,
          GENERATION_COMPLETED,
          GENERATION_FAILED,
          USAGE_RECORDED,
          DISPATCH_MEASURED,
          QUEUE_MEASURED,
          WEBHOOK_RECEIVED,
          BOOKING_CHANGED,
          BOOKING_CORRELATED,
          PAYMENT_RECORDED,
          STUDIO_CHANGED,
          ARTIST_CHANGED,
          APP_EVENT_RECORDED,
          DEAD_LETTER);

  private static final Map<Long, Stream<?>> BY_FINGERPRINT = byFingerprint();

  private Streams() {}

  /** Every stream. */
  public static List<Stream<?>> all() {
    return ALL;
  }

  /**
   * The stream that carries a fact of this class.
   *
   * @throws IllegalArgumentException when the catalogue has none
   */
  @SuppressWarnings("unchecked")
  public static <T extends SpecificRecord> Stream<T> of(Class<T> type) {
    for (Stream<?> stream : ALL) {
      if (stream.type() == type) {
        return (Stream<T>) stream;
      }
    }
    throw new IllegalArgumentException(type.getName() + " is in no stream; add it to Streams");
  }

  /**
   * The stream that an encoded fact belongs to, told by the fingerprint in its first ten bytes.
   *
   * @throws UnreadableFactException when the bytes are no single object or their schema is unknown
   */
  public static Stream<?> carrying(byte[] fact) {
    if (fact.length < 10 || fact[0] != (byte) 0xC3 || fact[1] != 1) {
      throw new UnreadableFactException("not an Avro single object", null);
    }
    long fingerprint = ByteBuffer.wrap(fact).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    Stream<?> stream = BY_FINGERPRINT.get(fingerprint);
    if (stream == null) {
      throw new UnreadableFactException(
          "no released schema has the fingerprint " + Long.toHexString(fingerprint), null);
    }
    return stream;
  }

  private static Map<Long, Stream<?>> byFingerprint() {
    Map<Long, Stream<?>> streams = new HashMap<>();
    for (Stream<?> stream : ALL) {
      streams.put(SchemaNormalization.parsingFingerprint64(stream.schema()), stream);
      ReleasedSchemas.of(stream.schema().getName())
          .forEach(s -> streams.put(SchemaNormalization.parsingFingerprint64(s), stream));
    }
    return Map.copyOf(streams);
  }
}

package ink.flink;

import ink.events.Stream;
import ink.events.Streams;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a 4-byte length and its Avro single object. Facts are taken as immutable: nobody calls
 * their setters after they were built, so a copy is the fact itself.
 */
final class FactSerializer<T extends SpecificRecord> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private transient @Nullable Stream<T> stream;

  FactSerializer(Class<T> type) {
    this.type = type;
  }

  private Stream<T> stream() {
    Stream<T> known = stream;
    if (known == null) {
      known = Streams.of(type);
      stream = known;
    }
    return known;
  }

  @Override
  public void serialize(T fact, DataOutputView target) throws IOException {
    byte[] bytes = stream().encode(fact);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return stream().decode(bytes);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public T copy(T fact) {
    return fact;
  }

  @Override
  public T copy(T fact, T reuse) {
    return fact;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new FactSerializer<>(type);
  }

  // Flink takes null for "cannot make an empty one".
  @SuppressWarnings("NullAway")
  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FactSerializer<?> that && type == that.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(type);
  }

  /** In a checkpoint: the fact's class. The schema of each fact stands in the fact itself. */
  public static final class Snapshot<T extends SpecificRecord>
      implements TypeSerializerSnapshot<T> {
    private @Nullable Class<T> type;

    /** Flink makes one, then calls {@link #readSnapshot}. */
    public Snapshot() {}

    Snapshot(Class<T> type) {
      this.type = type;
    }

    private Class<T> type() {
      Class<T> known = type;
      if (known == null) {
        throw new IllegalStateException("the snapshot was not read yet");
      }
      return known;
    }

    @Override
    public int getCurrentVersion() {
      return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(type().getName());
    }

    @SuppressWarnings("unchecked")
    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
      String name = in.readUTF();
      try {
        type = (Class<T>) Class.forName(name, true, loader).asSubclass(SpecificRecord.class);
      } catch (ClassNotFoundException e) {
        throw new IOException("the checkpoint holds facts of the unknown class " + name, e);
      }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
      return new FactSerializer<>(type());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
        TypeSerializerSnapshot<T> old) {
      return old instanceof Snapshot<T> before && before.type() == type()
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.incompatible();
    }
  }
}

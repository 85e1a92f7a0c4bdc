package ink.flink;

import ink.events.Stream;
import ink.events.Streams;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The type of a fact between operators and in state. Facts are written there as on Kafka, as Avro
 * single objects, so that state written with an older released schema is read by the newer one.
 */
public final class FactTypeInfo<T extends SpecificRecord> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;

  private FactTypeInfo(Class<T> type) {
    this.type = type;
  }

  public static <T extends SpecificRecord> FactTypeInfo<T> of(Stream<T> stream) {
    return new FactTypeInfo<>(stream.type());
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new FactSerializer<>(type);
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public String toString() {
    return "Fact<" + type.getSimpleName() + ">";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FactTypeInfo<?> that && type == that.type;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(type);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FactTypeInfo;
  }

  /** Lets Flink find the type of a fact by its class, e.g. as the result of a lambda. */
  public static final class Factory<T extends SpecificRecord> extends TypeInfoFactory<T> {
    @SuppressWarnings("unchecked")
    @Override
    public TypeInformation<T> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> typeParameters) {
      return of(Streams.of((Class<T>) type));
    }
  }
}

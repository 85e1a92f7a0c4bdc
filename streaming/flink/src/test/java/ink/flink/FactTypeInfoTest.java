package ink.flink;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.DispatchMeasured;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FactTypeInfoTest {
  private final FactTypeInfo<DispatchMeasured> type = FactTypeInfo.of(Streams.DISPATCH_MEASURED);
  private final TypeSerializer<DispatchMeasured> serializer =
      type.createSerializer(new SerializerConfigImpl());

  @Test
  void aFactComesBackWithItsMicroseconds() throws IOException {
    DispatchMeasured fact = Facts.measured("ink-flash", 3);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(fact, out);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(out.getCopyOfBuffer()), copied);

    assertThat(serializer.deserialize(fact, new DataInputDeserializer(copied.getCopyOfBuffer())))
        .isEqualTo(fact);
    assertThat(serializer.copy(fact)).isSameAs(fact);
    assertThat(serializer.copy(fact, fact)).isSameAs(fact);
  }

  @Test
  void aCheckpointOfTheSameFactIsTakenAsItIs() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    var restored =
        TypeSerializerSnapshotSerializationUtil.<DispatchMeasured>readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
    assertThat(restored.restoreSerializer()).isEqualTo(serializer).hasSameHashCodeAs(serializer);
  }

  @Test
  void typesOfDifferentFactsDiffer() {
    assertThat(type)
        .isEqualTo(FactTypeInfo.of(Streams.DISPATCH_MEASURED))
        .isNotEqualTo(FactTypeInfo.of(Streams.DEAD_LETTER))
        .hasToString("Fact<DispatchMeasured>");
    assertThat(type.canEqual(FactTypeInfo.of(Streams.DEAD_LETTER))).isTrue();
    assertThat(serializer.duplicate()).isEqualTo(serializer);
  }
}

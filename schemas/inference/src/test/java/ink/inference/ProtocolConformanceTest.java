package ink.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import inference.GrpcServiceProto;
import inference.ModelConfigProto;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Compares our descriptor with Triton's as another project compiled it. Those classes want another
 * protobuf runtime, so they live in a class loader of their own and hand over bytes.
 */
class ProtocolConformanceTest {

  private static final Path STUBS = Path.of("target", "independent-stubs");

  @Test
  void everyCallIsTheProtocols() throws Exception {
    FileDescriptorProto theirs = independent("inference.GrpcService");
    SortedSet<String> calls = calls(GrpcServiceProto.getDescriptor().toProto());

    assertThat(calls).isEqualTo(calls(theirs)).hasSize(20);
  }

  @Test
  void everyFieldOfTheServicesMessagesIsTheProtocols() throws Exception {
    SortedSet<String> ours = fields(GrpcServiceProto.getDescriptor().toProto());

    assertThat(ours)
        .isEqualTo(fields(independent("inference.GrpcService")))
        .contains(
            ".inference.ModelInferRequest.raw_input_contents = 7 LABEL_REPEATED TYPE_BYTES  ");
  }

  @Test
  void everyFieldOfTheModelConfigurationIsTheProtocols() throws Exception {
    SortedSet<String> ours = fields(ModelConfigProto.getDescriptor().toProto());

    assertThat(ours)
        .isEqualTo(fields(independent("inference.ModelConfigOuterClass")))
        .contains("enum .inference.DataType.TYPE_STRING = 13");
  }

  private static FileDescriptorProto independent(String outerClass) throws Exception {
    assertThat(STUBS).as("unpacked by the build; run this through Maven once").isDirectory();
    try (URLClassLoader stubs =
        new URLClassLoader(
            new URL[] {STUBS.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Object file = stubs.loadClass(outerClass).getMethod("getDescriptor").invoke(null);
      Object proto = file.getClass().getMethod("toProto").invoke(file);
      byte[] bytes = (byte[]) proto.getClass().getMethod("toByteArray").invoke(proto);
      return FileDescriptorProto.parseFrom(bytes);
    }
  }

  private static SortedSet<String> calls(FileDescriptorProto file) {
    SortedSet<String> calls = new TreeSet<>();
    for (var service : file.getServiceList()) {
      for (var method : service.getMethodList()) {
        calls.add(
            String.format(
                Locale.ROOT,
                "%s/%s.%s %s%s -> %s%s",
                file.getPackage(),
                service.getName(),
                method.getName(),
                method.getClientStreaming() ? "stream " : "",
                method.getInputType(),
                method.getServerStreaming() ? "stream " : "",
                method.getOutputType()));
      }
    }
    return calls;
  }

  private static SortedSet<String> fields(FileDescriptorProto file) {
    SortedSet<String> found = new TreeSet<>();
    String scope = "." + file.getPackage();
    file.getMessageTypeList().forEach(message -> collect(scope, message, found));
    file.getEnumTypeList().forEach(values -> collect(scope, values, found));
    return found;
  }

  private static void collect(String scope, DescriptorProto message, SortedSet<String> into) {
    String name = scope + "." + message.getName();
    into.add("message " + name + (message.getOptions().getMapEntry() ? " map" : ""));
    for (FieldDescriptorProto field : message.getFieldList()) {
      into.add(
          String.format(
              Locale.ROOT,
              "%s.%s = %d %s %s %s %s",
              name,
              field.getName(),
              field.getNumber(),
              field.getLabel(),
              field.getType(),
              field.getTypeName(),
              field.hasOneofIndex() ? message.getOneofDecl(field.getOneofIndex()).getName() : ""));
    }
    message.getNestedTypeList().forEach(nested -> collect(name, nested, into));
    message.getEnumTypeList().forEach(values -> collect(name, values, into));
  }

  private static void collect(String scope, EnumDescriptorProto values, SortedSet<String> into) {
    String name = scope + "." + values.getName();
    values
        .getValueList()
        .forEach(
            value -> into.add("enum " + name + "." + value.getName() + " = " + value.getNumber()));
  }
}

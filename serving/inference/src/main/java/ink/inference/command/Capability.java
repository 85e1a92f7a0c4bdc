package ink.inference.command;

import com.google.protobuf.ByteString;
import inference.ModelInferResponse;
import ink.inference.Tensors;
import ink.inference.craft.CraftModels;
import ink.inference.model.InvalidInputException;
import ink.inference.model.Model;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One command: reads IN, lets the model work, writes OUT in the format that its name ends with. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true)
abstract class Capability implements Callable<Integer> {

  /** Makes a file's bytes. */
  @FunctionalInterface
  interface Content {
    byte[] bytes() throws IOException;
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "What goes in; see above.")
  private String in = "";

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "The file to write; its ending chooses the format.")
  private Path out = Path.of("");

  /** The tensor that IN fills. */
  String input() {
    return "IMAGE";
  }

  /** Endings that OUT may have, the most usual first. */
  abstract List<String> endings();

  /** The content of OUT for one of the endings. */
  abstract Content content(String ending) throws IOException;

  /** What is told on the screen when the file has been written. */
  abstract List<String> words();

  @Override
  public final Integer call() throws IOException {
    String name = out.getFileName() == null ? "" : out.getFileName().toString();
    String ending =
        endings().stream()
            .filter(known -> name.toLowerCase(Locale.ROOT).endsWith("." + known))
            .findFirst()
            .orElseThrow(
                () ->
                    usage(
                        "OUT is '" + out + "' but must end in ." + String.join(", .", endings())));
    byte[] bytes = content(ending).bytes();
    try {
      Files.write(out, bytes);
    } catch (IOException e) {
      throw new IOException("cannot write " + out + "; is its folder there and yours?", e);
    }
    PrintWriter screen = spec().commandLine().getOut();
    words().forEach(screen::println);
    screen.println("Wrote " + out + ", " + Math.max(1, bytes.length / 1024) + " KiB.");
    screen.flush();
    return 0;
  }

  /** IN as words. */
  final String prompt() {
    return in;
  }

  /** The file that IN names. */
  final ByteString picture() throws IOException {
    return file(Path.of(in));
  }

  final boolean isNothing() {
    return in.equals("-");
  }

  static ByteString file(Path path) throws IOException {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new FileNotFoundException("cannot read the file " + path);
    }
    return ByteString.copyFrom(Files.readAllBytes(path));
  }

  /**
   * Asks a model as the server would.
   *
   * @throws InvalidInputException for what the model cannot work with
   */
  static ModelInferResponse asked(String name, Tensors inputs) {
    Model model =
        CraftModels.all().stream()
            .filter(one -> one.signature().model().equals(name))
            .findFirst()
            .orElseThrow();
    int unused = model.admit(inputs);
    Model.Answer answer = model.run(List.of(inputs)).toCompletableFuture().join().get(0);
    if (answer instanceof Model.Answer.Refused refused) {
      throw new InvalidInputException(refused.reason());
    }
    return ((Model.Answer.Given) answer).outputs().addTo(ModelInferResponse.newBuilder()).build();
  }

  final ParameterException usage(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  static Content oneOf(Map<String, Content> contents, String ending) {
    Content content = contents.get(ending);
    if (content == null) {
      throw new IllegalStateException("every ending has a content, but not " + ending);
    }
    return content;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by its command line");
    }
    return spec;
  }
}

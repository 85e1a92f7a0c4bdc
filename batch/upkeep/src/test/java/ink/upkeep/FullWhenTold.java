package ink.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.io.OutputFile;

/** A store that has no room for files of one kind while a test says so. */
public final class FullWhenTold extends S3FileIO {
  static volatile String refused = "";

  @Override
  public OutputFile newOutputFile(String path) {
    if (!refused.isEmpty() && path.endsWith(refused)) {
      throw new UncheckedIOException(new IOException("No space left on device: " + path));
    }
    return super.newOutputFile(path);
  }
}

package ink.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopDiskIT {
  @TempDir Path scratch;

  @Test
  void aCutTakesWhatWasNotSyncedAndNothingElse() throws Exception {
    Optional<String> impossible = LoopDisk.impossible(scratch);
    assumeTrue(impossible.isEmpty(), () -> "skipped because " + impossible.orElse(""));
    try (LoopDisk disk = LoopDisk.make(scratch, "disk", 16)) {
      Path synced = disk.folder().resolve("synced");
      Path hurried = disk.folder().resolve("hurried");
      Files.writeString(synced, "kept");
      try (FileChannel channel = FileChannel.open(synced, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.writeString(hurried, "lost");
      disk.cutPower();
      disk.powerOn();
      assertThat(synced).hasContent("kept");
      assertThat(hurried).doesNotExist();
    }
  }
}

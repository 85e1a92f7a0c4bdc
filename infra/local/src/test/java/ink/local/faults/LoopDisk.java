package ink.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A disk of its own, an ext4 in a file, that can lose its power: at that instant it takes no more
 * writes, and what the system had not written yet is gone. Other than copying the file of a disk in
 * use, this happens between two writes, never across them, so it shows no state that a real cut
 * cannot leave.
 */
final class LoopDisk implements AutoCloseable {
  /** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH, as file system tests cut the power. */
  private static final String CUT =
      "open(my $f, '<', $ARGV[0]) or die $!; my $how = pack('L', 2);"
          + " ioctl($f, 0x8004587d, $how) or die $!";

  private final Path image;
  private final Path folder;
  private boolean mounted;
  private final Thread atExit = new Thread(this::unmountQuietly, "unmount");

  private LoopDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Why there can be no such disk here; empty when there can. */
  static Optional<String> impossible(Path scratch) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("only root may mount a disk");
    }
    try (LoopDisk disk = make(scratch, "probe", 16)) {
      disk.cutPower();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no disk can be mounted or cut off here: " + e.getMessage());
    }
  }

  /** Makes a disk and mounts it on a folder below {@code scratch}. */
  static LoopDisk make(Path scratch, String name, int megabytes) throws IOException {
    return make(scratch.resolve(name + ".ext4"), scratch.resolve(name), megabytes);
  }

  /** Makes a disk in the file {@code image} and mounts it on {@code folder}. */
  static LoopDisk make(Path image, Path folder, int megabytes) throws IOException {
    run("truncate", "-s", megabytes + "M", image.toString());
    run("mkfs.ext4", "-q", "-F", image.toString());
    LoopDisk disk = new LoopDisk(image, folder);
    Runtime.getRuntime().addShutdownHook(disk.atExit);
    disk.mount();
    return disk;
  }

  Path folder() {
    return folder;
  }

  /** From now on the disk takes no writes; what was not synced is lost. */
  void cutPower() throws IOException {
    run("perl", "-e", CUT, folder.toString());
  }

  /** Power is back: the disk holds what it held at the cut. Nobody may have files open on it. */
  void powerOn() throws IOException {
    powerOff();
    mount();
  }

  /** Takes it away until the power is back, as the disk below has to go. */
  void powerOff() throws IOException {
    if (mounted) {
      unmount();
    }
  }

  private void mount() throws IOException {
    Files.createDirectories(folder); // the disk below may have lost it
    // The loop device goes with the mount.
    run("mount", "-o", "loop", image.toString(), folder.toString());
    mounted = true;
  }

  private void unmount() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        run("umount", folder.toString());
        mounted = false;
        return;
      } catch (IOException e) {
        if (tries == 100) {
          throw e;
        }
        pause(); // the last children of a killed process still hold files
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void unmountQuietly() {
    try {
      run("umount", "-l", folder.toString());
    } catch (IOException e) {
      System.err.println("still mounted: " + e.getMessage());
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes()).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", List.of(command)) + ": " + words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    try {
      powerOff();
    } catch (IOException e) {
      unmountQuietly();
      throw e;
    }
    Files.delete(image);
  }
}

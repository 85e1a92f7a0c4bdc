package ink.neighbours;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A store of files that says an object is stored when it is on the disk, as S3 does: a power cut
 * after the answer takes nothing away.
 */
final class DurableBlobStore extends ForwardingBlobStore {
  private final Path root;

  /** Folders whose own entry is known to be on the disk. */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  /**
   * @param root the folder that holds a folder for each bucket
   */
  DurableBlobStore(BlobStore store, Path root) {
    super(store);
    this.root = root;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    PutObjectResponse response = super.putBlob(request, content);
    force(request.bucket(), request.key());
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    CopyObjectResponse response = super.copyBlob(request);
    force(request.destinationBucket(), request.destinationKey());
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
    force(request.bucket(), request.key());
    return response;
  }

  private void force(String bucket, String key) {
    Path file = root.resolve(bucket).resolve(key);
    List<Path> fresh = new ArrayList<>();
    try {
      if (Files.isRegularFile(file)) {
        sync(file);
      }
      for (Path folder = file.getParent();
          folder != null && folder.startsWith(root);
          folder = folder.getParent()) {
        sync(folder);
        if (durable.contains(folder)) {
          break;
        }
        fresh.add(folder);
      }
      durable.addAll(fresh);
    } catch (IOException e) {
      throw new UncheckedIOException(key + " may not outlive a power cut", e);
    }
  }

  /** Folders that become empty go with their last object. */
  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    DeleteObjectResponse response = super.removeBlob(request);
    durable.clear();
    return response;
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      channel.force(true);
    }
  }
}

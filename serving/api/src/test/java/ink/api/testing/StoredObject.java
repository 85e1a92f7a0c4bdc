package ink.api.testing;

import ink.neighbours.testing.TestObjectStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts into the object store what dispatch or batch would. */
public final class StoredObject {
  private StoredObject() {}

  public static void put(String bucket, String key, byte[] bytes) {
    TestObjectStore store = TestObjectStore.shared();
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(store.endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
            .build()) {
      client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }
  }
}

/** Where images are kept: an object store that speaks S3. */
@org.jspecify.annotations.NullMarked
package ink.dispatch.image;

package io.warelog.api.upload;

/**
 * The image did not become one of its product and will not any more.
 *
 * @param detail why, a sentence for whoever sent it
 */
public record UploadFailed(String detail) implements UploadEvent {

}

package io.warelog.api.upload;

/** The image has arrived, and is on its product by the same commit. */
public record UploadCompleted() implements UploadEvent {

}

package io.warelog.api.upload;

/** The image has not come in time. */
public record UploadExpired() implements UploadEvent {

}

package io.warelog.api.upload;

import io.warelog.api.DomainEvent;

/** A fact about one image on its way, kept on its stream {@code upload:{key}}. */
public sealed interface UploadEvent extends DomainEvent
		permits UploadOpened, UploadCompleted, UploadFailed, UploadExpired {

}

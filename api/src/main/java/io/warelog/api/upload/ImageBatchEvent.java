package io.warelog.api.upload;

import io.warelog.api.DomainEvent;

/**
 * A fact about images that were sent together, kept on the stream
 * {@code image-batch:{id}}.
 */
public sealed interface ImageBatchEvent extends DomainEvent permits ImageBatchOpened, ImageBatchReported {

}

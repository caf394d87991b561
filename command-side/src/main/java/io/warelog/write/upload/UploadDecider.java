package io.warelog.write.upload;

import io.warelog.api.upload.ImageBatch;
import io.warelog.api.upload.ImageBatchEvent;
import io.warelog.api.upload.ImageBatchReported;
import io.warelog.api.upload.Upload;
import io.warelog.api.upload.Upload.State;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadEvent;
import io.warelog.api.upload.UploadExpired;
import io.warelog.api.upload.UploadFailed;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** Decides how images on their way end. Pure. */
final class UploadDecider {

	private UploadDecider() {
	}

	/**
	 * Decides that an image has arrived.
	 * @param upload the state it meets, null when there is none
	 * @return already so when it has arrived before; a refusal when it has ended
	 * otherwise
	 */
	static Decision<UploadEvent> complete(@Nullable Upload upload) {
		if (upload != null && upload.state() == State.COMPLETED) {
			return Decision.alreadySo();
		}
		return (upload != null && upload.isOpen()) ? Decision.accept(new UploadCompleted())
				: Decision.refuse(new Refusal.NotFound("open upload"));
	}

	/**
	 * Decides that an image cannot become one of its product.
	 * @param upload the state it meets, null when there is none
	 * @param detail why, a sentence
	 * @return already so when it has ended before, in whichever way
	 */
	static Decision<UploadEvent> fail(@Nullable Upload upload, String detail) {
		return end(upload, new UploadFailed(detail));
	}

	/**
	 * Decides that the time of an upload is over.
	 * @param upload the state it meets, null when there is none
	 * @return already so when it has ended before, in whichever way
	 */
	static Decision<UploadEvent> expire(@Nullable Upload upload) {
		return end(upload, new UploadExpired());
	}

	private static Decision<UploadEvent> end(@Nullable Upload upload, UploadEvent event) {
		if (upload == null) {
			return Decision.refuse(new Refusal.NotFound("upload"));
		}
		return upload.isOpen() ? Decision.accept(event) : Decision.alreadySo();
	}

	/**
	 * Decides that nothing is left to report about a batch.
	 * @param batch the state it meets, null when there is none
	 * @param problem why the report could not be delivered, or null
	 * @return already so when that is known
	 */
	static Decision<ImageBatchEvent> close(@Nullable ImageBatch batch, @Nullable String problem) {
		if (batch == null) {
			return Decision.refuse(new Refusal.NotFound("batch"));
		}
		return batch.reported() ? Decision.alreadySo() : Decision.accept(new ImageBatchReported(problem));
	}

}

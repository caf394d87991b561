package io.warelog.write.upload;

import java.util.List;
import java.util.UUID;

import io.warelog.api.upload.ImageBatch;
import io.warelog.api.upload.ImageBatchOpened;
import io.warelog.api.upload.ImageBatchReported;
import io.warelog.api.upload.Upload;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadEvent;
import io.warelog.api.upload.UploadExpired;
import io.warelog.api.upload.UploadFailed;
import io.warelog.api.upload.UploadOpened;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class UploadDeciderTests {

	private static final UUID ID = new UUID(1, 1);

	private static final Upload OPEN = Upload.evolve(null, new UploadOpened("f881c83b69e04669afbd2a23a8fc738b", ID, ID,
			"uri", "https://img.example/a.png", null, null, null));

	private static final ImageBatch BATCH = ImageBatch.evolve(null,
			new ImageBatchOpened(ID, ID, ID, List.of("f881c83b69e04669afbd2a23a8fc738b"), null, true));

	static List<UploadEvent> ends() {
		return List.of(new UploadCompleted(), new UploadFailed("This is no image."), new UploadExpired());
	}

	@Test
	void anOpenUploadEndsInAnyWay() {
		assertThat(UploadDecider.complete(OPEN)).isEqualTo(Decision.accept(new UploadCompleted()));
		assertThat(UploadDecider.fail(OPEN, "This is no image."))
			.isEqualTo(Decision.accept(new UploadFailed("This is no image.")));
		assertThat(UploadDecider.expire(OPEN)).isEqualTo(Decision.accept(new UploadExpired()));
	}

	@ParameterizedTest
	@MethodSource("ends")
	void whatHasEndedNeitherFailsNorExpiresAnyMore(UploadEvent end) {
		Upload ended = Upload.evolve(OPEN, end);
		assertThat(UploadDecider.fail(ended, "Too late.")).isEqualTo(Decision.alreadySo());
		assertThat(UploadDecider.expire(ended)).isEqualTo(Decision.alreadySo());
	}

	@Test
	void whatIsCompletedIsSoAlready() {
		assertThat(UploadDecider.complete(Upload.evolve(OPEN, new UploadCompleted()))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void whatHasExpiredOrFailedIsNotCompletedAnyMore() {
		Decision<UploadEvent> refused = Decision.refuse(new Refusal.NotFound("open upload"));
		assertThat(UploadDecider.complete(Upload.evolve(OPEN, new UploadExpired()))).isEqualTo(refused);
		assertThat(UploadDecider.complete(Upload.evolve(OPEN, new UploadFailed("No.")))).isEqualTo(refused);
		assertThat(UploadDecider.complete(null)).isEqualTo(refused);
	}

	@Test
	void whatWasNeverOpenedDoesNotEnd() {
		assertThat(UploadDecider.fail(null, "No.")).isEqualTo(Decision.refuse(new Refusal.NotFound("upload")));
		assertThat(UploadDecider.expire(null)).isEqualTo(Decision.refuse(new Refusal.NotFound("upload")));
		assertThat(UploadDecider.close(null, null)).isEqualTo(Decision.refuse(new Refusal.NotFound("batch")));
	}

	@Test
	void aBatchIsReportedOnce() {
		assertThat(UploadDecider.close(BATCH, "It answers with 500."))
			.isEqualTo(Decision.accept(new ImageBatchReported("It answers with 500.")));
		assertThat(UploadDecider.close(ImageBatch.evolve(BATCH, new ImageBatchReported(null)), null))
			.isEqualTo(Decision.alreadySo());
	}

}

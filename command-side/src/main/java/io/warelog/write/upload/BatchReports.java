package io.warelog.write.upload;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.upload.ImageBatch;
import io.warelog.api.upload.Upload;
import io.warelog.api.upload.Upload.State;
import io.warelog.media.fetch.FetchRefusal;
import io.warelog.media.fetch.FetchRefusedException;
import io.warelog.media.fetch.Fetcher;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.write.commit.Commands;
import io.warelog.write.facts.Facts;
import io.warelog.write.upload.UploadCommand.CloseImageBatch;
import io.warelog.write.upload.UploadFinishing.Beginning;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports what has become of the images of a batch to the URL that was given with it, in
 * the form of seed 003 and signed as Standard Webhooks asks. A report may come twice,
 * with one id, when a crash comes between its delivery and the note of it.
 */
public final class BatchReports {

	private static final Duration SENDING = Duration.ofSeconds(15);

	/** How long after it was opened a batch is reported at the latest. */
	private static final Duration PATIENCE = Duration.ofHours(24);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	/** Enough to grow to the longest pause. */
	private static final int STEPS = 6;

	private final Commands commands;

	private final Facts facts;

	private final UploadFinishing finishing;

	private final Fetcher fetcher;

	private final CallbackSecrets secrets;

	private final Clock clock;

	private final JsonMapper json = PayloadJson.mapper();

	/**
	 * Makes it.
	 * @param commands notes that a batch is reported
	 * @param facts of the log
	 * @param finishing knows who asked for a batch
	 * @param fetcher sends reports
	 * @param secrets signs reports
	 * @param clock tells when a report is sent
	 */
	public BatchReports(Commands commands, Facts facts, UploadFinishing finishing, Fetcher fetcher,
			CallbackSecrets secrets, Clock clock) {
		this.commands = commands;
		this.facts = facts;
		this.finishing = finishing;
		this.fetcher = fetcher;
		this.secrets = secrets;
		this.clock = clock;
	}

	/**
	 * Reports a batch whose images have all ended, if somebody wants to know.
	 * @param batch which has not been reported
	 * @param attempt how often it was tried before
	 * @return after how long it is to be tried again, or empty when there is no need to
	 */
	Optional<Duration> report(ImageBatch batch, int attempt) {
		Beginning beginning = this.finishing.begin(Streams.imageBatch(batch.id()));
		String url = batch.callbackUrl();
		Outcome outcome = outcome(batch);
		if (url == null || (outcome.error().isEmpty() && !batch.onSuccess())) {
			close(batch.id(), null, beginning);
			return Optional.empty();
		}
		// who is told of an image finds it
		this.finishing.awaitShown(batch.product());
		try {
			send(url, batch, outcome);
			close(batch.id(), null, beginning);
			return Optional.empty();
		}
		catch (FetchRefusedException undelivered) {
			Instant now = this.clock.instant();
			Duration pause = pause(attempt);
			if (!mayPass(undelivered.refusal()) || now.plus(pause).isAfter(beginning.at().plus(PATIENCE))) {
				close(batch.id(), undelivered.refusal().sentence() + ".", beginning);
				return Optional.empty();
			}
			return Optional.of(pause);
		}
	}

	/** Whatever its status, who answers may answer otherwise when it has been mended. */
	private static boolean mayPass(FetchRefusal refusal) {
		return refusal.mayPass() || refusal instanceof FetchRefusal.BadStatus;
	}

	/** A second, and four times as long each time. */
	private static Duration pause(int attempt) {
		Duration pause = Duration.ofSeconds(1L << (2 * Math.min(attempt, STEPS)));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	private void close(UUID batch, @Nullable String problem, Beginning beginning) {
		this.commands.send(() -> new CloseImageBatch(batch, problem), beginning.intent());
	}

	private Outcome outcome(ImageBatch batch) {
		List<String> success = new ArrayList<>();
		Map<String, String> error = new LinkedHashMap<>();
		for (String key : batch.keys()) {
			Upload upload = this.facts.upload(key).orElseThrow();
			if (upload.state() == State.COMPLETED) {
				success.add(key);
			}
			else {
				error.put(key, Objects.requireNonNullElse(upload.error(), "The image has not come in time."));
			}
		}
		return new Outcome(success, error);
	}

	private void send(String url, ImageBatch batch, Outcome outcome) throws FetchRefusedException {
		byte[] body = this.json.writeValueAsBytes(outcome);
		String id = "msg_" + batch.id();
		String time = Long.toString(this.clock.instant().getEpochSecond());
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", "application/json");
		headers.put("webhook-id", id);
		headers.put("webhook-timestamp", time);
		headers.put("webhook-signature", this.secrets.of(batch.merchant())
			.sign(id + "." + time + "." + new String(body, StandardCharsets.UTF_8)));
		this.fetcher.post(url, headers, body, SENDING);
	}

	/**
	 * What has become of the images of a batch.
	 *
	 * @param success the keys of those that are on the product
	 * @param error the keys of the others, and why they are not
	 */
	private record Outcome(List<String> success, Map<String, String> error) {
	}

}

package io.warelog.write.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.warelog.api.Streams;
import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.platform.http.ApiKeys;
import io.warelog.platform.http.Body;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.RequestId;
import io.warelog.platform.http.WriteHeaders;
import io.warelog.write.commit.Commands;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.Written;
import io.warelog.write.commit.Written.Effect;
import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Takes writes from HTTP to the log and answers them as the read models then show them,
 * so that a client reads what it wrote.
 */
public final class Writes {

	/** For the way to the query side and back. */
	private static final Duration WAY = Duration.ofSeconds(1);

	private static final Logger logger = LoggerFactory.getLogger(Writes.class);

	private final Commands commands;

	private final QueryGateway queries;

	private final Duration patience;

	/**
	 * Makes the writer.
	 * @param commands takes commands to the log
	 * @param queries asks the query side
	 * @param patience how long the query side waits at most by itself
	 */
	public Writes(Commands commands, QueryGateway queries, Duration patience) {
		this.commands = commands;
		this.queries = queries;
		this.patience = patience.plus(WAY);
	}

	/**
	 * Begins a write.
	 * @param request that asks for it; its header is read
	 * @param caller who asks
	 * @param body of the request, or null where it has none
	 * @return the write, to be performed
	 */
	public Write of(HttpServletRequest request, Caller caller, @Nullable Body body) {
		return new Write(request, caller, WriteHeaders.of(request), body);
	}

	/**
	 * Waits until the read models show what was written without a client that is to be
	 * answered with it, though not for long.
	 * @param resource that was written
	 * @param written what it came to
	 */
	public void awaitShown(Resource resource, Written written) {
		readBack(resource, written, written.part());
	}

	private ReadBackAnswer readBack(Resource resource, Written written, @Nullable String part) {
		ReadBack query = new ReadBack(resource.representation(), written.resource(), written.version(),
				written.placement(), part, written.effect() == Effect.CHANGED && !resource.ofStore());
		try {
			return this.queries.query(ReadBack.QUERY, query, ReadBackAnswer.class)
				.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException unread) {
			// what is written is written, whatever becomes of the read models
			logger.warn("{} {} cannot be read back: {}", resource, written.resource(), unread.toString());
			return ReadBackAnswer.BEHIND;
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			return ReadBackAnswer.BEHIND;
		}
	}

	/** One write on its way. */
	public final class Write {

		private final HttpServletRequest request;

		private final Caller caller;

		private final WriteHeaders headers;

		private final @Nullable Body body;

		private UUID merchant;

		private @Nullable String part;

		private @Nullable UUID massEdit;

		private AnswerForm form = AnswerForm.AS_READ;

		private @Nullable Function<UUID, byte[]> report;

		private UnaryOperator<byte[]> firstAnswer = UnaryOperator.identity();

		private boolean minimal;

		private Write(HttpServletRequest request, Caller caller, WriteHeaders headers, @Nullable Body body) {
			this.request = request;
			this.caller = caller;
			this.headers = headers;
			this.body = body;
			this.merchant = caller.merchantId();
			this.minimal = headers.minimal();
		}

		/**
		 * Says that the commit belongs to another merchant than the caller's.
		 * @param other that merchant
		 * @return this
		 */
		public Write about(UUID other) {
			this.merchant = other;
			return this;
		}

		/**
		 * Says that only a part of the resource is answered.
		 * @param key by which the part is known
		 * @return this
		 */
		public Write part(String key) {
			this.part = key;
			return this;
		}

		/**
		 * Says that the write is a mass edit.
		 * @param id of the mass edit; in a repetition it is that of the first one
		 * @return this
		 */
		public Write massEdit(UUID id) {
			this.massEdit = id;
			return this;
		}

		/**
		 * Says what the answer makes of what is read back.
		 * @param answerForm what it makes of it
		 * @return this
		 */
		public Write answering(AnswerForm answerForm) {
			this.form = answerForm;
			return this;
		}

		/**
		 * Says that not what is read back is answered, but what the log tells; it is
		 * waited for the read models all the same.
		 * @param told makes the body, given the id of what was written
		 * @return this
		 */
		public Write answering(Function<UUID, byte[]> told) {
			this.report = told;
			return this;
		}

		/**
		 * Changes the body of the first answer; repetitions are answered without that.
		 * What is told once is told: a preference for an answer without a body is passed
		 * over.
		 * @param change makes the body that is sent of the one that is read
		 * @return this
		 */
		public Write answeringFirst(UnaryOperator<byte[]> change) {
			this.firstAnswer = change;
			this.minimal = false;
			return this;
		}

		/**
		 * Which versions the request depends on.
		 * @return one of which the resource has to be at, or null when any will do
		 */
		public @Nullable Set<Long> expectedVersions() {
			return this.headers.ifMatch().versions();
		}

		/**
		 * Writes, waits for the read models unless told otherwise, and answers.
		 * @param resource what is written
		 * @param status of the answer when it is accepted
		 * @param command makes the command, with new ids whenever it is asked
		 * @return the answer
		 */
		public ResponseEntity<byte[]> perform(Resource resource, HttpStatus status, Supplier<?> command) {
			Written written = send(status, command);
			HttpHeaders header = new HttpHeaders();
			if (written.replayed()) {
				header.set("Idempotency-Replayed", "true");
			}
			if (this.massEdit != null) {
				header.set("Link", "<" + location(resource, written) + ">; rel=\"related\"");
			}
			String applied = this.headers.preferenceApplied();
			if (applied != null && this.minimal == this.headers.minimal()) {
				header.set("Preference-Applied", applied);
			}
			if (this.minimal) {
				locate(header, resource, written);
				return answer((status == HttpStatus.CREATED) ? status : HttpStatus.NO_CONTENT, header, null);
			}
			ReadBackAnswer answer = readBack(resource, written);
			if (this.report != null) {
				if (answer.state() == ReadBackAnswer.State.BEHIND) {
					locateBehind(header, resource, written);
				}
				return answer(status, header, this.report.apply(written.resource()));
			}
			return switch (answer.state()) {
				case SHOWN -> {
					if (status == HttpStatus.CREATED) {
						header.setLocation(location(resource, written));
					}
					header.setETag(String.valueOf(answer.etag()));
					byte[] body = (answer.body() != null) ? this.form.of(answer.body()) : null;
					yield answer(status, header, written.replayed() ? body : changed(body));
				}
				case GONE -> {
					byte[] stub = stub(resource, written);
					yield answer(status, header, (this.form == AnswerForm.TRUE) ? this.form.of(stub) : stub);
				}
				case LARGE -> {
					locate(header, resource, written);
					yield answer(status, header,
							written.replayed() ? stub(resource, written) : changed(stub(resource, written)));
				}
				case BEHIND -> {
					locateBehind(header, resource, written);
					yield answer(status, header,
							written.replayed() ? stub(resource, written) : changed(stub(resource, written)));
				}
			};
		}

		/**
		 * Writes something that no read model shows, and answers what the log tells of
		 * it.
		 * @param status of the answer when it is accepted
		 * @param command makes the command, with new ids whenever it is asked
		 * @param told makes the body, given what it came to
		 * @return the answer
		 */
		public ResponseEntity<byte[]> tell(HttpStatus status, Supplier<?> command, Function<Written, byte[]> told) {
			Written written = send(status, command);
			HttpHeaders header = new HttpHeaders();
			if (written.replayed()) {
				header.set("Idempotency-Replayed", "true");
			}
			return answer(status, header, told.apply(written));
		}

		private Written send(HttpStatus status, Supplier<?> command) {
			Intent intent = new Intent(this.merchant, this.caller.keyId(), RequestId.of(this.request),
					this.headers.reason(), expectedVersions(), this.massEdit, idempotency(status));
			return Writes.this.commands.send(command, intent);
		}

		private Intent.@Nullable Idempotency idempotency(HttpStatus status) {
			String key = this.headers.idempotencyKey();
			if (key == null || "DELETE".equals(this.request.getMethod())) {
				return null;
			}
			String query = this.request.getQueryString();
			String path = this.request.getRequestURI() + ((query != null) ? "?" + query : "");
			String fingerprint = (this.body != null) ? this.body.fingerprint() : ApiKeys.sha256Hex("");
			return new Intent.Idempotency(Streams.idempotency(this.caller.merchantId(), ApiKeys.sha256Hex(key)),
					this.request.getMethod(), path, fingerprint, status.value());
		}

		private ReadBackAnswer readBack(Resource resource, Written written) {
			return Writes.this.readBack(resource, written, (this.part != null) ? this.part : written.part());
		}

		private byte @Nullable [] changed(byte @Nullable [] read) {
			return (read != null) ? this.firstAnswer.apply(read) : null;
		}

		private static void locateBehind(HttpHeaders header, Resource resource, Written written) {
			locate(header, resource, written);
			header.set("Warelog-Read-Model", "behind");
		}

		private static void locate(HttpHeaders header, Resource resource, Written written) {
			header.setLocation(location(resource, written));
			// the digest is the query side's to make; the version is what a write needs
			header.setETag(Etags.of(written.version(), "0"));
		}

		private static URI location(Resource resource, Written written) {
			String part = resource.standsAlone() ? written.part() : null;
			return URI.create(resource.path() + ((part != null) ? part : written.resource()));
		}

		private static byte[] stub(Resource resource, Written written) {
			String part = resource.standsAlone() ? written.part() : null;
			String id = (part != null) ? part : '"' + written.resource().toString() + '"';
			String reference = "{\"" + resource.idName() + "\":" + id + ",\"version\":" + written.version() + "}";
			return (resource.ofStore() ? reference : "{\"data\":" + reference + "}").getBytes(StandardCharsets.UTF_8);
		}

		private static ResponseEntity<byte[]> answer(HttpStatus status, HttpHeaders header, byte @Nullable [] body) {
			if (body == null || status == HttpStatus.NO_CONTENT) {
				return new ResponseEntity<>(header, status);
			}
			header.setContentType(MediaType.APPLICATION_JSON);
			return new ResponseEntity<>(body, header, status);
		}

	}

}

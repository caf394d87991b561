package io.warelog.write.upload;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.media.ImageType;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.store.MediaUnavailableException;
import io.warelog.platform.http.Fault;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.ProblemSource;
import org.jspecify.annotations.Nullable;

/** Says in HTTP why an image is not taken: the one place where that gets a status. */
public final class MediaProblems implements ProblemSource {

	/** The media types of images, as an {@code Accept} header lists them. */
	static final String TYPES = Stream.of(ImageType.values())
		.map(ImageType::mediaType)
		.collect(Collectors.joining(", "));

	private static final String RETRY_SECONDS = "5";

	@Override
	public @Nullable Problem problemOf(Exception failure) {
		return switch (failure) {
			case MediaRefusedException refused -> problem(refused.refusal());
			case MediaUnavailableException unavailable ->
				Problem.of(ProblemKind.UNAVAILABLE, "Images cannot be taken or served now.")
					.withHeader("Retry-After", RETRY_SECONDS);
			default -> null;
		};
	}

	/**
	 * What a refusal is to a client.
	 * @param refused an upload
	 * @return the problem
	 */
	static Problem of(MediaRefusedException refused) {
		return problem(refused.refusal());
	}

	private static Problem problem(MediaRefusal refusal) {
		String detail = refusal.sentence() + ".";
		return switch (refusal) {
			case MediaRefusal.TooLarge large -> Problem.of(ProblemKind.PAYLOAD_TOO_LARGE, detail)
				.with("max_bytes", large.most())
				.withHeader("Connection", "close");
			case MediaRefusal.TooSlow slow ->
				Problem.of(ProblemKind.REQUEST_TIMEOUT, detail).withHeader("Connection", "close");
			case MediaRefusal.NotAnImage none -> ofWrongType(detail);
			case MediaRefusal.OtherType other -> ofWrongType(detail);
			case MediaRefusal.Empty empty -> unacceptable(detail);
			case MediaRefusal.TooManyPixels pixels -> unacceptable(detail);
			case MediaRefusal.Broken broken -> unacceptable(detail);
			case MediaRefusal.NotAllowed denied -> switch (denied.fault()) {
				case USED -> Problem.of(ProblemKind.CONFLICT, detail);
				case WRONG_SIGNATURE, EXPIRED, OTHER_METHOD, OTHER_TYPE ->
					Problem.of(ProblemKind.UPLOAD_NOT_ALLOWED, detail).withHeader("Connection", "close");
			};
		};
	}

	private static Problem ofWrongType(String detail) {
		return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail).withHeader("Accept", TYPES);
	}

	private static Problem unacceptable(String detail) {
		return Problem.of(ProblemKind.UNPROCESSABLE, detail).withErrors(List.of(Fault.at("", detail)));
	}

}

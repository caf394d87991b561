package io.warelog.media.fetch;

import java.time.Duration;

/** Why a request was not sent or did not work out. */
public sealed interface FetchRefusal {

	/**
	 * The refusal for people.
	 * @return a sentence without a full stop, which does not tell what a name resolves to
	 */
	String sentence();

	/**
	 * Whether the same request may work out at another time.
	 * @return whether to try again
	 */
	default boolean mayPass() {
		return switch (this) {
			case BadUri bad -> false;
			case ForbiddenAddress forbidden -> false;
			case TooManyRedirects redirects -> false;
			case TooLarge large -> false;
			case BadStatus bad -> bad.status() >= 500 || bad.status() == 429 || bad.status() == 408;
			case TooSlow slow -> true;
			case Unreachable unreachable -> true;
		};
	}

	/**
	 * The URI is not one that is followed.
	 *
	 * @param why a clause such as {@code only http and https are}
	 */
	record BadUri(String why) implements FetchRefusal {

		@Override
		public String sentence() {
			return "This URI is not followed: " + this.why;
		}

	}

	/** The host is not one of the public Internet. */
	record ForbiddenAddress() implements FetchRefusal {

		@Override
		public String sentence() {
			return "This URI is not followed: its host is not on the public Internet";
		}

	}

	/**
	 * It leads on and on.
	 *
	 * @param most how many redirects are followed
	 */
	record TooManyRedirects(int most) implements FetchRefusal {

		@Override
		public String sentence() {
			return "This URI redirects more than " + this.most + " times";
		}

	}

	/**
	 * There is too much of it.
	 *
	 * @param most how many bytes are taken
	 */
	record TooLarge(int most) implements FetchRefusal {

		@Override
		public String sentence() {
			return "The answer has more than " + this.most + " bytes";
		}

	}

	/**
	 * It was answered, but not with what was asked for.
	 *
	 * @param status of the answer
	 */
	record BadStatus(int status) implements FetchRefusal {

		@Override
		public String sentence() {
			return "This URI answers with status " + this.status;
		}

	}

	/**
	 * It was not answered in time.
	 *
	 * @param most how long it may take
	 */
	record TooSlow(Duration most) implements FetchRefusal {

		@Override
		public String sentence() {
			return "This URI took longer than " + this.most.toMillis() + " milliseconds";
		}

	}

	/** The host is unknown, not there, or broke off. */
	record Unreachable() implements FetchRefusal {

		@Override
		public String sentence() {
			return "The host of this URI cannot be reached";
		}

	}

}

package io.warelog.api.commit;

/**
 * The names under which every event carries what its commit is: who asked for it, and
 * which events belong together. Identifiers only, never names of people; the one free
 * text is the reason, which callers are told is kept for ever.
 */
public final class CommitMetadata {

	/** The merchant the commit belongs to, a UUID. */
	public static final String MERCHANT = "merchant_id";

	/** The API key that acted, a UUID. */
	public static final String KEY = "key_id";

	/** The request that asked, as in its {@code X-Request-Id}. */
	public static final String REQUEST = "request_id";

	/** Why, in the caller's words, up to 500 characters; often absent. */
	public static final String REASON = "reason";

	/** The commit, a UUIDv7. */
	public static final String COMMIT = "commit_id";

	/** The place of the event in its commit, from 0. */
	public static final String INDEX = "commit_index";

	/** How many events the commit has. */
	public static final String SIZE = "commit_size";

	/** The mass edit that the commit is, a UUIDv7; absent from all other commits. */
	public static final String MASS_EDIT = "mass_edit_id";

	private CommitMetadata() {
	}

}

package io.warelog.api;

import java.util.UUID;

/**
 * The names of the streams of the log. Each is prefixed by its kind, as uniqueness knows
 * no other distinction, and has at most 200 characters.
 */
public final class Streams {

	private Streams() {
	}

	/**
	 * The stream of a product.
	 * @param id the product
	 * @return its name
	 */
	public static String product(UUID id) {
		return "product:" + id;
	}

	/**
	 * The stream of a merchant.
	 * @param id the merchant
	 * @return its name
	 */
	public static String merchant(UUID id) {
		return "merchant:" + id;
	}

	/**
	 * The stream of an organization.
	 * @param id the organization
	 * @return its name
	 */
	public static String organization(UUID id) {
		return "organization:" + id;
	}

	/**
	 * The stream that gives an organization its name.
	 * @param nameHash the SHA-256 of the name in hexadecimal
	 * @return its name
	 */
	public static String organizationName(String nameHash) {
		return "organization-name:" + nameHash;
	}

	/**
	 * The stream of an API key.
	 * @param keyHash the SHA-256 of the key in hexadecimal
	 * @return its name
	 */
	public static String key(String keyHash) {
		return "key:" + keyHash;
	}

	/**
	 * The stream that leads from a key's identifier to the key.
	 * @param id the identifier
	 * @return its name
	 */
	public static String keyId(UUID id) {
		return "key-id:" + id;
	}

	/**
	 * The stream of claims on a slug.
	 * @param merchant in whose store
	 * @param slug which one
	 * @return its name
	 */
	public static String slug(UUID merchant, String slug) {
		return "slug:" + merchant + ":" + slug;
	}

	/**
	 * The stream of an idempotency key.
	 * @param merchant whose key it is
	 * @param keyHash the SHA-256 of the idempotency key in hexadecimal
	 * @return its name
	 */
	public static String idempotency(UUID merchant, String keyHash) {
		return "idem:" + merchant + ":" + keyHash;
	}

	/**
	 * The stream of a product's places in its merchant's listing.
	 * @param product the product
	 * @return its name
	 */
	public static String placement(UUID product) {
		return "placement:" + product;
	}

	/**
	 * The stream of a mass edit.
	 * @param id the mass edit
	 * @return its name
	 */
	public static String massEdit(UUID id) {
		return "mass-edit:" + id;
	}

	/**
	 * The stream of an image on its way to a product.
	 * @param key of the image, 32 hexadecimal digits
	 * @return its name
	 */
	public static String upload(String key) {
		return "upload:" + key;
	}

	/**
	 * The stream of what is known of a video of another site.
	 * @param site of the video
	 * @param id what the site calls it
	 * @return its name
	 */
	public static String video(String site, String id) {
		return "video:" + site + ":" + id;
	}

	/**
	 * The stream of images that were sent together.
	 * @param id the batch
	 * @return its name
	 */
	public static String imageBatch(UUID id) {
		return "image-batch:" + id;
	}

}

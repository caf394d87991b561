package io.warelog.read.projection;

import java.util.UUID;
import java.util.function.Supplier;

import io.warelog.read.store.StoreUnavailableException;

/**
 * The documents of a product cannot be made, which is the fault of the product and not of
 * the store or of other products.
 */
public final class UnprojectableException extends RuntimeException {

	private final UUID product;

	private UnprojectableException(UUID product, RuntimeException cause) {
		super(cause);
		this.product = product;
	}

	/**
	 * Does something that fails only by what a product is like, or because the store is
	 * away.
	 * @param product whose fault it is when that fails
	 * @param work writes nothing that others have a part in
	 * @param <T> what comes of it
	 * @return that
	 * @throws UnprojectableException if it fails by the product
	 */
	public static <T> T attempt(UUID product, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (RuntimeException failure) {
			if (failure instanceof UnprojectableException || isOfTheStore(failure)) {
				throw failure;
			}
			throw new UnprojectableException(product, failure);
		}
	}

	private static boolean isOfTheStore(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof StoreUnavailableException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The product.
	 * @return its id
	 */
	public UUID product() {
		return this.product;
	}

}

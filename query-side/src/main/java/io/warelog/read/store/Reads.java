package io.warelog.read.store;

import java.util.List;
import java.util.Optional;

/**
 * Reading documents.
 * <p>
 * Every method throws {@link StoreUnavailableException} when the database cannot be
 * reached or does not answer in time. All are safe for use by several threads.
 */
public interface Reads {

	/**
	 * Fetches one document.
	 * @param collection where it belongs
	 * @param id its id
	 * @param fetch the fields to return
	 * @return the document, or empty when there is none
	 */
	Optional<Document> get(Collection collection, String id, List<String> fetch);

	/**
	 * Fetches several documents.
	 * @param collection where they belong
	 * @param ids their ids, any number
	 * @param fetch the fields to return
	 * @return those that exist, in no particular order
	 */
	List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch);

	/**
	 * Fetches a part of an ordered list. A declared index has to give the order after
	 * what is asked for by {@link Condition.Is}, or to lead to words that are asked for;
	 * what else is asked is looked at on the way.
	 * @param collection the collection to list
	 * @param page which part
	 * @return at most {@link Page#limit()} documents, in order
	 * @throws IllegalArgumentException where the store would have to look through the
	 * whole collection
	 */
	List<Document> page(Collection collection, Page page);

	/**
	 * Counts documents. A declared index has to begin with one of the fields that are
	 * asked about, or to lead to words that are.
	 * @param collection the collection to count in
	 * @param conditions what each must fulfil, all of them
	 * @return how many there are
	 * @throws IllegalArgumentException where the store would have to look through the
	 * whole collection
	 */
	long count(Collection collection, List<Condition> conditions);

}

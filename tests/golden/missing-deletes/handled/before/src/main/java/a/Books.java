package a;

import org.springframework.data.repository.CrudRepository;

public interface Books extends CrudRepository<Book, String> {}

package p;

import org.springframework.data.repository.PagingAndSortingRepository;

public interface Books extends PagingAndSortingRepository<Book, Long>, BooksCustom {
}

package com.paperlantern.bookstore.repository;

import java.util.Optional;

import org.springframework.data.repository.PagingAndSortingRepository;

import com.paperlantern.bookstore.domain.Author;

public interface AuthorRepository extends PagingAndSortingRepository<Author, Long> {

    Optional<Author> findByName(String name);
}

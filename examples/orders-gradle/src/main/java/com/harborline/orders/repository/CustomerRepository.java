package com.harborline.orders.repository;

import java.util.Optional;

import org.springframework.data.repository.PagingAndSortingRepository;

import com.harborline.orders.model.Customer;

public interface CustomerRepository extends PagingAndSortingRepository<Customer, Long> {

    Optional<Customer> findByEmail(String email);
}

package com.northquay.warehouse.repository;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.PagingAndSortingRepository;

import com.northquay.warehouse.domain.StockMovement;

public interface StockMovementRepository extends PagingAndSortingRepository<StockMovement, Long> {

    Page<StockMovement> findByProductSku(String sku, Pageable page);
}

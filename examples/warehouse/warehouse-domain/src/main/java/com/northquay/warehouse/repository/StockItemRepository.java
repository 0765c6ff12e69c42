package com.northquay.warehouse.repository;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

import com.northquay.warehouse.domain.StockItem;
import com.northquay.warehouse.domain.Zone;

public interface StockItemRepository extends JpaRepository<StockItem, Long> {

    /** The fullest shelf first, so that a pick visits few of them. */
    @Query("select s from StockItem s join fetch s.location where s.product.sku = :sku order by s.quantity desc")
    List<StockItem> findShelves(@Param("sku") String sku);

    @Query("select coalesce(sum(s.quantity), 0) from StockItem s where s.location.zone = ?1")
    long countPieces(Zone zone);
}

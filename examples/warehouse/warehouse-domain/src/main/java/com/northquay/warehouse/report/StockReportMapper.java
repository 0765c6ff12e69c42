package com.northquay.warehouse.report;

import java.util.List;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reports read whole tables; MyBatis keeps their SQL in sight. */
@Mapper
public interface StockReportMapper {

    @Select("select p.sku, p.name, sum(s.quantity) as pieces, count(s.id) as shelves,"
            + " sum(s.quantity * p.weight_grams) as weight_grams"
            + " from product p join stock_item s on s.product_id = p.id"
            + " group by p.sku, p.name order by p.sku")
    List<StockLevel> levels();

    @Select("select p.sku, p.name, sum(s.quantity) as pieces, count(s.id) as shelves,"
            + " sum(s.quantity * p.weight_grams) as weight_grams"
            + " from product p join stock_item s on s.product_id = p.id"
            + " where p.discontinued = false group by p.sku, p.name having sum(s.quantity) < #{pieces}")
    List<StockLevel> below(@Param("pieces") int pieces);
}

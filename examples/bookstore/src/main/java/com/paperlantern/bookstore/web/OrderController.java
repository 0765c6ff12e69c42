package com.paperlantern.bookstore.web;

import java.math.BigDecimal;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.validation.Valid;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.paperlantern.bookstore.domain.CustomerOrder;
import com.paperlantern.bookstore.service.OrderService;
import com.paperlantern.bookstore.web.dto.OrderForm;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import lombok.RequiredArgsConstructor;

@RestController
@RequestMapping("/api/orders")
@RequiredArgsConstructor
@Api(tags = "Orders")
public class OrderController {

    private static final BigDecimal SHIPPING = new BigDecimal("3.90");

    private final OrderService orders;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @ApiOperation("Places an order in the caller's name")
    public Map<String, Object> place(@Valid @RequestBody OrderForm form, Principal caller) {
        return summary(orders.place(caller.getName(), form.getQuantities()));
    }

    @GetMapping
    @ApiOperation("Lists the caller's orders, newest first")
    public List<Map<String, Object>> mine(Principal caller) {
        return orders.of(caller.getName()).stream().map(this::summary).collect(Collectors.toList());
    }

    private Map<String, Object> summary(CustomerOrder order) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("id", order.getId());
        summary.put("status", order.getStatus());
        summary.put("lines", order.getLines().size());
        summary.put("total", order.total());
        summary.put("shipping", orders.shipsFree(order) ? BigDecimal.ZERO : SHIPPING);
        return summary;
    }
}

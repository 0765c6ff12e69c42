package com.harborline.orders.web;

import java.util.List;

import javax.servlet.http.HttpServletResponse;
import javax.validation.Valid;
import javax.validation.constraints.NotEmpty;

import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.harborline.orders.model.OrderState;
import com.harborline.orders.model.Position;
import com.harborline.orders.model.PurchaseOrder;
import com.harborline.orders.service.OrderService;

@Validated
@RestController
@RequestMapping("/customers/{email}/orders")
public class OrderController {

    private final OrderService service;

    public OrderController(OrderService service) {
        this.service = service;
    }

    @GetMapping
    public List<PurchaseOrder> open(@PathVariable String email) {
        return service.openOrders(email);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    public PurchaseOrder place(@PathVariable String email, @RequestBody @NotEmpty List<@Valid Position> positions,
                               HttpServletResponse response) {
        PurchaseOrder order = service.open(email, positions);
        response.setHeader("Location", "/customers/" + email + "/orders/" + order.getId());
        return order;
    }

    @PutMapping("/{id}/state")
    public PurchaseOrder advance(@PathVariable Long id, @RequestBody OrderState next) {
        return service.advance(id, next);
    }
}

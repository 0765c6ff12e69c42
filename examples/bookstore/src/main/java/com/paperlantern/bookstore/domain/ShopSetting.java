package com.paperlantern.bookstore.domain;

import javax.persistence.Entity;
import javax.persistence.Id;

import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.NoArgsConstructor;

/** What the shop's staff may change without a release. */
@Entity
@Data
@NoArgsConstructor
@AllArgsConstructor
public class ShopSetting {

    @Id
    private String name;

    private String value;
}

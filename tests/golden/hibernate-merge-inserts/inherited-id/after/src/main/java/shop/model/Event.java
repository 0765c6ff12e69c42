package shop.model;

import jakarta.persistence.Entity;

@Entity
public class Event extends Base {
}

package shop;

import jakarta.persistence.Entity;

@Entity
public class User {
}

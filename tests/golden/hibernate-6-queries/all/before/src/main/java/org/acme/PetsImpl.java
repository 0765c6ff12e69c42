package org.acme;

class PetsImpl {
    void a(int petTypeId) {
        em.createQuery("SELECT pet FROM Pet pet WHERE type_id=" + petTypeId).getResultList();
        em.createQuery("DELETE FROM Pet WHERE birth_date < :at and visit_count = 1").executeUpdate();
        em.createQuery("SELECT pet.birthDate as birth_date FROM Pet pet ORDER BY birth_date");
    }
}

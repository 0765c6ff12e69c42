/*
 * Copyright 2020 Acme
 * SPDX-License-Identifier: Apache-2.0
 */

package org.acme;

@Controller
class Owners {
    @GetMapping("/owners/{id}/edit")
    Object all() { return null; }
}

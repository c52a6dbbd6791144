"""What each kind of person gets at every address of the site: the one table of it, a row for each method.

`in`: is asked to sign in; `on`: is led on to another page, a POST because what was asked for is done. All else is
the answer's status. A POST is an empty one. What the address is about stands after its name (see `addresses`).
"""

TABLE = """
address                                                   nobody  uninvolved  elsewhere  culture  sote  hyte  coordinator  former  adviser  worker  deactivated
accessibility()                                     GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
privacy()                                           GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
licence()                                           GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
notifications:notices()                             GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:mark_read(pk) the coordinator's       GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        404      404   404   on           404     404      404     in
notifications:mark_all_read()                       GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      on          on         on       on    on    on           on      on       on      in
notifications:letters()                             GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:letter(pk) to the coordinator         GET   in      404         404        404      404   404   200          404     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:coming()                              GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:coming(pk) the coordinator's          GET   in      404         404        404      404   404   200          404     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:days()                                GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:addresses()                           GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:try_again(pk) the coordinator's       GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      403         403        403      403   403   403          403     on       on      in
notifications:texts()                               GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:text(name, language)                  GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
notifications:clear_text(name, language, part)      GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      403         403        403      403   403   403          403     on       on      in
notifications:health()                              GET   503     503         503        503      503   503   503          503     503      503     503
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
notifications:choices()                             GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      422         422        422      422   422   422          422     422      422     in
notifications:end_pause()                           GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      on          on         on       on    on    on           on      on       on      in
notifications:calendar()                            GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
notifications:make_feed()                           GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      on          on         on       on    on    on           on      on       on      in
notifications:revoke_feed()                         GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      on          on         on       on    on    on           on      on       on      in
notifications:feed(secret) that is unknown          GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
notifications:link(token) that is forged            GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
notifications:link(token) of culture, to take       GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  200     200         200        200      200   200   200          200     200      200     200
notifications:link(token) of the one who left       GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
notifications:withdraw_links()                      GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      on          on         on       on    on    on           on      on       on      in
notifications:unsubscribe(token) that is forged     GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
notifications:unsubscribe(token) of the adviser     GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  200     200         200        200      200   200   200          200     200      200     200
account_login()                                     GET   200     on          on         on       on    on    on           on      on       on      200
                                                    POST  422     on          on         on       on    on    on           on      on       on      422
account_confirm_login_code()                        GET   on      on          on         on       on    on    on           on      on       on      on
                                                    POST  on      on          on         on       on    on    on           on      on       on      on
account_request_login_code()                        GET   on      on          on         on       on    on    on           on      on       on      on
                                                    POST  on      on          on         on       on    on    on           on      on       on      on
account_inactive()                                  GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
account_logout()                                    GET   on      200         200        200      200   200   200          200     200      200     on
                                                    POST  on      on          on         on       on    on    on           on      on       on      on
profile()                                           GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      422         422        422      422   422   422          422     422      422     in
language()                                          GET   405     405         405        405      405   405   405          405     405      405     405
                                                    POST  400     400         400        400      400   400   400          400     400      400     400
workflows:inbox()                                   GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:claim(pk) that waits for culture          GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        on       403   403   on           404     403      403     in
workflows:claim(pk) that the coordinator has        GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        403      403   403   409          404     403      403     in
workflows:claim(pk) that the adviser has            GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        403      403   403   403          404     409      409     in
workflows:claim(pk) that is done                    GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        409      409   409   409          404     403      403     in
workflows:release(pk) that waits for culture        GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        409      403   403   409          404     403      403     in
workflows:release(pk) that the coordinator has      GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        403      403   403   on           404     403      403     in
workflows:release(pk) that the adviser has          GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        403      403   403   403          404     on       409     in
workflows:release(pk) that is done                  GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        409      409   409   409          404     403      403     in
workflows:hand_over(pk) that waits for culture      GET   in      404         404        200      403   403   200          404     403      403     in
                                                    POST  in      404         404        422      403   403   422          404     403      403     in
workflows:hand_over(pk) that the coordinator has    GET   in      404         404        403      403   403   200          404     403      403     in
                                                    POST  in      404         404        403      403   403   422          404     403      403     in
workflows:hand_over(pk) that the adviser has        GET   in      404         404        403      403   403   403          404     200      409     in
                                                    POST  in      404         404        403      403   403   403          404     422      409     in
workflows:hand_over(pk) that is done                GET   in      404         404        409      409   409   409          404     403      403     in
                                                    POST  in      404         404        409      409   409   409          404     403      403     in
workflows:absences()                                GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      422         422        422      422   422   422          422     422      422     in
workflows:change_absence(pk) the coordinator's      GET   in      404         404        404      404   404   200          404     404      404     in
                                                    POST  in      404         404        404      404   404   422          404     404      404     in
workflows:remove_absence(pk) the coordinator's      GET   in      405         405        405      405   405   405          405     405      405     in
                                                    POST  in      404         404        404      404   404   on           404     404      404     in
workflows:leaving()                                 GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      200         422        422      422   422   422          200     422      200     in
workflows:regions()                                 GET   in      200         200        200      200   200   200          200     on       on      in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:pipeline()                                GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:board()                                   GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:rules()                                   GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:rule(number)                              GET   in      200         200        200      200   200   200          200     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:task(pk) that waits for culture           GET   in      404         404        on       on    on    on           404     on       on      in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:task(pk) that the coordinator has         GET   in      404         404        on       on    on    on           404     on       on      in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:task(pk) that the adviser has             GET   in      404         404        on       on    on    on           404     on       on      in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:task(pk) that is done                     GET   in      404         404        409      409   409   409          404     409      409     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:case(pk)                                  GET   in      404         404        200      200   200   200          404     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:undo(pk, seq) the coordinator's last      GET   in      404         404        403      403   403   200          404     403      403     in
                                                    POST  in      404         404        403      403   403   on           404     403      403     in
workflows:undo(pk, seq) the adviser's, long ago     GET   in      404         404        403      403   403   403          404     409      403     in
                                                    POST  in      404         404        403      403   403   403          404     409      403     in
workflows:history(pk)                               GET   in      404         404        200      200   200   200          404     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:network(pk)                               GET   in      404         404        200      200   200   200          404     200      200     in
                                                    POST  in      405         405        405      405   405   405          405     405      405     in
workflows:act(pk, act)                              GET   in      404         404        403      403   403   200          404     403      403     in
                                                    POST  in      404         404        403      403   403   422          404     403      403     in
workflows:act(pk, act, item)                        GET   in      404         404        200      403   403   200          404     403      403     in
                                                    POST  in      404         404        422      403   403   422          404     403      403     in
workflows:public_contact()                          GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  422     422         422        422      422   422   422          422     422      422     422
workflows:public_contact_sent()                     GET   200     200         200        200      200   200   200          200     200      200     200
                                                    POST  405     405         405        405      405   405   405          405     405      405     405
workflows:register_contact()                        GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:configuration()                           GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     405      405     in
workflows:due_days()                                GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     405      405     in
workflows:change_due_days(act)                      GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:clear_due_days(act)                       GET   in      403         403        403      403   403   403          403     405      405     in
                                                    POST  in      403         403        403      403   403   403          403     on       on      in
workflows:closed_periods()                          GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     405      405     in
workflows:add_closed_period()                       GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:change_closed_period(pk)                  GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:remove_closed_period(pk)                  GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     on       on      in
workflows:catalogues()                              GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     405      405     in
workflows:add_model_version()                       GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:set_model_validity(pk)                    GET   in      403         403        403      403   403   403          403     405      405     in
                                                    POST  in      403         403        403      403   403   403          403     on       on      in
workflows:add_text()                                GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:change_text(pk)                           GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:add_limitation_option()                   GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:change_limitation_option(pk)              GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     422      422     in
workflows:remove_limitation_option(pk)              GET   in      403         403        403      403   403   403          403     200      200     in
                                                    POST  in      403         403        403      403   403   403          403     on       on      in
demonstration()                                     GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
outbox()                                            GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
outbox_send()                                       GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
outbox_letter(pk)                                   GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
demonstration_sign_in(pk)                           GET   404     404         404        404      404   404   404          404     404      404     404
                                                    POST  404     404         404        404      404   404   404          404     404      404     404
"""

import React from 'react';
import { Redirect, Route, Switch } from 'react-router-dom';
import { ExclusionDetails } from './details/exclusion_details';
import { EditExclusion } from './editor/edit_exclusion';
import { NewExclusion } from './editor/new_exclusion';
import { ExclusionList } from './list/exclusion_list';
import { EXCLUSIONS_PATH, NEW_EXCLUSION_PATH } from './paths';

/** The list of exclusions, one of them whole, and the editor. */
export function ExclusionsPage() {
  return (
    <Switch>
      <Route exact path={EXCLUSIONS_PATH} component={ExclusionList} />
      <Route exact path={NEW_EXCLUSION_PATH} component={NewExclusion} />
      <Route exact path={`${EXCLUSIONS_PATH}/:id`} component={ExclusionDetails} />
      <Route exact path={`${EXCLUSIONS_PATH}/:id/edit`} component={EditExclusion} />
      <Redirect to={EXCLUSIONS_PATH} />
    </Switch>
  );
}
